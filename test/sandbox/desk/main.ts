import { createApp } from 'vue'
import Desk from './Desk.vue'
import './styles/tokens.css'
import './styles/base.css'

createApp(Desk).mount('#desk')
